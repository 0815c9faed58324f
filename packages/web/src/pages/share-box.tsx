import { Code } from '../components/code.tsx'
import { More } from '../components/more.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import type { BadgeView } from '../page.ts'

/** The link to pass on, and the piece of HTML for one's own page. */
export function ShareBox({ badge }: { badge: BadgeView }) {
  const { text } = useSpeech()
  const copy = { copy: text('common.copy'), copied: text('common.copied') }
  return (
    <section className="stack" aria-labelledby="share">
      <h2 className="section-label" id="share">
        {text('badge.share')}
      </h2>
      <Code text={badge.page} label={text('badge.link')} {...copy} />
      <More summary={text('badge.embed')}>
        <Code text={embedHtml(badge)} label={text('badge.embed.label')} {...copy} />
      </More>
    </section>
  )
}

function embedHtml(badge: BadgeView): string {
  const alt = escaped(`${badge.name}, ${badge.issuer.name}`)
  return `<a href="${escaped(badge.page)}"><img src="${escaped(badge.card)}" alt="${alt}" width="600" height="315"></a>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, char => `&#${char.charCodeAt(0)};`)
}
