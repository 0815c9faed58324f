import { identity } from '@rucksack/contract'
import { useState } from 'react'
import { Notice } from '../../components/notice.tsx'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { LinkLine } from '../parts/link-line.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { MakeToken } from './make-token.tsx'
import { TokenLine } from './token-line.tsx'

/** Personal access tokens for programs; a secret is shown once, when it is made. */
export function Tokens() {
  const say = useSay()
  const query = useRead(identity.listTokens)
  const [secret, setSecret] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  const revoke = useAct(identity.revokeToken, (token: string) => ({ params: { token } }), {
    refresh: [identity.listTokens],
    done: () => tell(say('app.tokens.revoked')),
  })
  return (
    <Panel id="tokens" title={say('app.tokens.title')} lead={say('app.tokens.lead')}>
      {secret === null ? null : (
        <Notice tone="good" title={say('app.tokens.made')} alert>
          <p>{say('app.tokens.once')}</p>
          <LinkLine label={say('app.tokens.secret')} url={secret} copy={say('common.copy')} />
          <Button className="justify-self-start" onPress={() => setSecret(null)}>
            {say('app.tokens.kept')}
          </Button>
        </Notice>
      )}
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{say('app.tokens.none')}</p>
          ) : (
            <ul className="lines">
              {items.map(token => (
                <TokenLine
                  key={token.id}
                  token={token}
                  onRevoke={() => revoke.mutate(token.id)}
                  isPending={revoke.isPending && revoke.variables === token.id}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <ProblemNote problem={revoke.error} />
      {making ? (
        <MakeToken
          onMade={made => {
            setSecret(made)
            setMaking(false)
          }}
          onCancel={() => setMaking(false)}
        />
      ) : (
        <Button className="justify-self-start" onPress={() => setMaking(true)}>
          {say('app.tokens.make')}
        </Button>
      )}
    </Panel>
  )
}
