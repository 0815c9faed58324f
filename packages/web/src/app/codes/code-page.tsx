import './codes.css'
import { codes } from '@rucksack/contract'
import type { Code } from '@rucksack/contract/codes'
import { Presentation, Printer } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { buttonClass } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { useOrganisation } from '../manage/organisation-layout.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Day } from '../parts/day.tsx'
import { Fact } from '../parts/fact.tsx'
import { LinkLine } from '../parts/link-line.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { CodeRequests } from './code-requests.tsx'
import { Qr } from './qr.tsx'
import { useTaken } from './use-taken.ts'

/** One claim code: to show, to print, to end; and what people ask by it. */
export function CodePage() {
  const { id = '' } = useParams()
  const query = useRead(codes.readCode, { params: { code: id } })
  return <Loaded query={query}>{code => <CodeView code={code} />}</Loaded>
}

function CodeView({ code }: { code: Code }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const taken = useTaken(code)
  const usable = code.state === 'open' || code.state === 'waiting'
  const who = code.reservedFor?.name ?? code.reservedFor?.email
  return (
    <>
      <WayBack to={`/manage/${slug}/codes`}>{say('app.manage.codes')}</WayBack>
      <PageHeading
        title={code.text}
        lead={code.achievement.name}
        acts={usable ? <CodeActs code={code} /> : null}
      />
      <div className="code-view">
        <Qr text={code.link} label={say('app.codes.qr', { code: code.text })} className="code-qr" />
        <div className="stack">
          <dl className="facts">
            <Fact label={say('app.codes.state')}>{say(`app.codes.state.${code.state}`)}</Fact>
            <Fact label={say('app.codes.used')}>{taken}</Fact>
            <Fact label={say('app.codes.mode')}>{say(`app.codes.mode.${code.mode}`)}</Fact>
            {who ? (
              <Fact label={say('app.codes.for')}>
                <bdi>{who}</bdi>
              </Fact>
            ) : null}
            {code.label ? (
              <Fact label={say('app.codes.label')}>
                <bdi>{code.label}</bdi>
              </Fact>
            ) : null}
            {code.opensAt ? (
              <Fact label={say('app.codes.opensAt')}>
                <Day value={code.opensAt} time />
              </Fact>
            ) : null}
            {code.closesAt ? (
              <Fact label={say('app.codes.closesAt')}>
                <Day value={code.closesAt} time />
              </Fact>
            ) : null}
          </dl>
          <LinkLine label={say('app.codes.link')} url={code.link} />
        </div>
      </div>
      {code.mode === 'request' ? <CodeRequests code={code} /> : null}
    </>
  )
}

function CodeActs({ code }: { code: Code }) {
  const say = useSay()
  return (
    <>
      <ButtonLink to="screen" look="strong">
        <Icon of={Presentation} />
        {say('app.codes.screen')}
      </ButtonLink>
      <a className={buttonClass('quiet')} href={`/api/v1/code-sheets/${code.sheet}`}>
        <Icon of={Printer} />
        {say('app.codes.print')}
      </a>
      <EndCode code={code} />
    </>
  )
}

function EndCode({ code }: { code: Code }) {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const end = useAct(codes.endCode, () => ({ params: { code: code.id } }), {
    refresh: [codes.readCode, codes.listCodes],
    done: () => {
      setAsking(false)
      tell(say('app.codes.ended'))
    },
  })
  return (
    <>
      <Button onPress={() => setAsking(true)}>{say('app.codes.end')}</Button>
      <Confirm
        title={say('app.codes.end-title')}
        act={say('app.codes.end')}
        isOpen={asking}
        isPending={end.isPending}
        problem={end.error}
        onConfirm={() => end.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{say('app.codes.end-why')}</p>
      </Confirm>
    </>
  )
}
