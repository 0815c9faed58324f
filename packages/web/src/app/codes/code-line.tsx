import type { Code } from '@rucksack/contract/codes'
import { Link } from 'react-router'
import { useSay } from '../parts/say.tsx'
import { useTaken } from './use-taken.ts'

/** One code in the list: what it is called, for what, and how far it is. */
export function CodeLine({ code }: { code: Code }) {
  const say = useSay()
  const taken = useTaken(code)
  const who = code.reservedFor?.name ?? code.reservedFor?.email ?? code.label
  return (
    <li className="card code-line">
      <img src={code.achievement.image} alt="" width={48} height={48} />
      <p>
        <Link to={`/manage/${code.organisation.slug}/codes/${code.id}`} className="link">
          <strong dir="ltr" className="code-text">
            {code.text}
          </strong>
        </Link>
        <span className="muted small block">
          <bdi>{code.achievement.name}</bdi>
          {who ? (
            <>
              {' · '}
              <bdi>{who}</bdi>
            </>
          ) : null}
        </span>
      </p>
      <p className="small">
        <span className="block">{say(`app.codes.state.${code.state}`)}</span>
        <span className="muted block">{taken}</span>
        {code.waiting > 0 ? (
          <strong className="block">{say('app.codes.waiting', { count: code.waiting })}</strong>
        ) : null}
      </p>
    </li>
  )
}
