import { ExternalLink } from 'lucide-react'
import { Icon } from '../components/icon.tsx'
import { useSpeech } from '../messages/speech-context.ts'
import { Html } from './html.tsx'
import { safeHref, shortAddress } from './safe-href.ts'

type Evidence = {
  url?: string | null
  name?: string | null
  narrative?: string | null
  narrativeHtml?: string | null
}

/** What the learner did to earn it: links and words. */
export function EvidenceList({ evidence, level = 2 }: { evidence: Evidence[]; level?: 2 | 3 }) {
  const { text, number } = useSpeech()
  const Heading = level === 2 ? 'h2' : 'h3'
  if (evidence.length === 0) return null
  return (
    <section className="stack" aria-labelledby="evidence">
      <Heading id="evidence">{text('badge.evidence')}</Heading>
      <ol className="evidence">
        {evidence.map((each, index) => {
          const href = safeHref(each.url)
          const name = each.name || text('badge.evidence.number', { number: number(index + 1) })
          return (
            <li className="stack tight" key={`${each.url}${name}`}>
              <p className="evidence-name">
                <bdi>{name}</bdi>
              </p>
              {each.narrativeHtml ? <Html html={each.narrativeHtml} /> : null}
              {each.narrative ? (
                <p className="prose plain" dir="auto">
                  {each.narrative}
                </p>
              ) : null}
              {href ? (
                <p>
                  <a
                    className="link"
                    href={href}
                    rel="nofollow noopener"
                    aria-label={`${name}: ${text('badge.evidence.open')}`}
                  >
                    <bdi dir="ltr">{shortAddress(href)}</bdi> <Icon of={ExternalLink} className="inline" />
                  </a>
                </p>
              ) : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
