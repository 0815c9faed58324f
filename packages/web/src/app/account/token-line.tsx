import type { identity } from '@rucksack/contract'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Say, useSay } from '../parts/say.tsx'

type Props = { token: identity.Token; onRevoke: () => void; isPending: boolean }

/** One token: what it may do, until when, when it was used. */
export function TokenLine({ token, onRevoke, isPending }: Props) {
  const say = useSay()
  return (
    <li>
      <div className="line-what">
        <strong>
          <bdi>{token.name}</bdi>
        </strong>
        <span className="small block" dir="ltr">
          {token.scopes.join(' ')}
        </span>
        <span className="muted small block">
          {token.kind === 'token' ? null : <>{say(`app.tokens.${token.kind}`)} · </>}
          {token.expiresAt === null ? null : (
            <>
              <Say id="app.tokens.until" values={{ when: <Day value={token.expiresAt} /> }} />
              {' · '}
            </>
          )}
          {token.lastUsedAt === null ? (
            say('app.tokens.never-used')
          ) : (
            <Say id="app.last-used" values={{ when: <Day value={token.lastUsedAt} time /> }} />
          )}
        </span>
      </div>
      <Button look="bare" onPress={onRevoke} isPending={isPending}>
        {say('app.tokens.revoke')}
      </Button>
    </li>
  )
}
