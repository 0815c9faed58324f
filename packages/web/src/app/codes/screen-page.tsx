import './codes.css'
import { codes } from '@rucksack/contract'
import type { Code } from '@rucksack/contract/codes'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../data/call.ts'
import { ButtonLink } from '../parts/button.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useSay } from '../parts/say.tsx'
import { Qr } from './qr.tsx'
import { useTaken } from './use-taken.ts'

const everyMs = 2_000

/** A code as large as the wall, with how many have taken it, for an event. */
export function ScreenPage() {
  const { id = '' } = useParams()
  const query = useQuery({
    queryKey: [codes.readCode.operationId, 'screen', id],
    queryFn: ({ signal }) => call(codes.readCode, { params: { code: id }, signal }),
    refetchInterval: everyMs,
    refetchIntervalInBackground: true,
  })
  return <Loaded query={query}>{code => <Screen code={code} />}</Loaded>
}

function Screen({ code }: { code: Code }) {
  const say = useSay()
  const taken = useTaken(code)
  return (
    <section className="screen" aria-label={code.text}>
      <div className="screen-words">
        <img src={code.achievement.image} alt="" className="screen-badge" />
        <h1 className="serif" dir="auto">
          {code.achievement.name}
        </h1>
        <p className="lead" dir="auto">
          {code.organisation.name}
        </p>
        <p className="screen-code" dir="ltr">
          {code.text}
        </p>
        <p className="lead" dir="auto">
          {say('app.codes.screen-page', { page: `${new URL(code.link).host}/code` })}
        </p>
        <p className="screen-count" role="status">
          {taken}
        </p>
        {code.state === 'open' ? null : <p className="lead">{say(`app.codes.state.${code.state}`)}</p>}
      </div>
      <Qr text={code.link} label={say('app.codes.qr', { code: code.text })} className="screen-qr" />
      <ButtonLink
        to={`/manage/${code.organisation.slug}/codes/${code.id}`}
        look="bare"
        className="screen-back"
      >
        {say('app.codes.back')}
      </ButtonLink>
    </section>
  )
}
