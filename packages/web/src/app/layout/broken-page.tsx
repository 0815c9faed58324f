import { buttonClass } from '../../components/button.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'

/** When a page of the app itself broke, or its code could not be fetched. */
export function BrokenPage() {
  const say = useSay()
  return (
    <div className="bounds">
      <PageHeading title={say('app.broken.title')} lead={say('app.broken.lead')} />
      <div className="button-row">
        <a className={buttonClass('strong')} href={window.location.href}>
          {say('app.broken.reload')}
        </a>
        <a className={buttonClass('quiet')} href="/backpack">
          {say('app.to-backpack')}
        </a>
      </div>
    </div>
  )
}

/** An address of the app that leads nowhere. */
export function MissingPage() {
  const say = useSay()
  return (
    <>
      <PageHeading title={say('problem.not-found.title')} lead={say('problem.not-found.advice')} />
      <ButtonLink to="/backpack">{say('app.to-backpack')}</ButtonLink>
    </>
  )
}
