import type { backpack } from '@rucksack/contract'
import { Markdown } from '../parts/markdown.tsx'
import { Panel } from '../parts/panel.tsx'
import { Prose } from '../parts/prose.tsx'
import { useSay } from '../parts/say.tsx'
import { WebLink } from '../parts/web-link.tsx'

/** What the badge is for, what it took, and what stands behind it. */
export function BadgeDetails({ badge: { badge, criteriaHtml, tags } }: { badge: backpack.KeptBadge }) {
  const say = useSay()
  return (
    <>
      {badge.description === null ? null : (
        <Panel title={say('app.badge.about')}>
          <p className="measure" dir="auto">
            {badge.description}
          </p>
          {tags.length === 0 ? null : (
            <ul className="tags" aria-label={say('app.shelf.tag')}>
              {tags.map(tag => (
                <li key={tag} className="tag" dir="auto">
                  {tag}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      )}
      <Panel title={say('app.badge.criteria')}>
        {criteriaHtml === null ? null : <Prose html={criteriaHtml} />}
        {badge.criteria.url === null ? null : (
          <WebLink url={badge.criteria.url} text={say('badge.criteria.link')} />
        )}
        {criteriaHtml === null && badge.criteria.url === null ? (
          <p className="muted">{say('app.badge.no-criteria')}</p>
        ) : null}
      </Panel>
      {!badge.narrative ? null : (
        <Panel title={say('badge.narrative')}>
          <Markdown text={badge.narrative} />
        </Panel>
      )}
      {badge.evidence.length === 0 ? null : (
        <Panel title={say('app.badge.evidence')}>
          <ul className="stack">
            {badge.evidence.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of a signed badge never changes
              <li key={index} className="stack tight">
                {item.name === null ? null : <strong dir="auto">{item.name}</strong>}
                {item.narrative === null ? null : <Markdown text={item.narrative} />}
                {item.url === null ? null : <WebLink url={item.url} />}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={say('app.badge.issuer')}>
        <p>
          <strong>
            <bdi>{badge.issuer.name ?? say('verdict.issuerless')}</bdi>
          </strong>
        </p>
        {badge.issuer.url === null ? null : <WebLink url={badge.issuer.url} />}
        {badge.issuer.email === null ? null : (
          <p>
            <bdi>{badge.issuer.email}</bdi>
          </p>
        )}
      </Panel>
      {badge.alignments.length === 0 ? null : (
        <Panel title={say('app.badge.alignments')}>
          <ul className="stack tight">
            {badge.alignments.map(({ name, url }) => (
              <li key={`${name} ${url}`} dir="auto">
                {url === null ? name : <WebLink url={url} text={name} />}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
