import type { CSSProperties } from 'react'
import { brandColours, grounds } from '../../brand/brand-colours.ts'
import { css, tokenValues } from '../../brand/brand-css.ts'
import { contrast } from '../../styles/contrast.ts'
import { useSay } from '../parts/say.tsx'
import { useOrganisation } from './organisation-layout.tsx'

const inks = { light: 'oklch(0.255 0.018 60)', dark: 'oklch(0.935 0.012 84)' }

/** What a page looks like in the colour, in light and in dark, with the contrast it has and what was adjusted. */
export function BrandPreview({ colour }: { colour: string }) {
  const say = useSay()
  const { name } = useOrganisation()
  const branded = brandColours(colour)
  return (
    <div className="brand-preview">
      {(['light', 'dark'] as const).map(theme => {
        const [surface] = grounds[theme]
        // Custom properties are not in React's types of styles.
        const style = {
          ...tokenValues(branded[theme]),
          background: surface ? css(surface) : undefined,
          color: inks[theme],
        } as CSSProperties
        const ratio = surface ? contrast(branded[theme].accent, surface) : 0
        return (
          <figure key={theme}>
            <div className="brand-sample" style={style}>
              <strong className="serif" dir="auto">
                {name}
              </strong>
              <span className="brand-link">{say('app.branding.sample-link')}</span>
              <span className="brand-button">{say('app.branding.sample-button')}</span>
            </div>
            <figcaption className="muted small">
              {say(theme === 'light' ? 'app.branding.light' : 'app.branding.dark', {
                ratio: `${ratio.toFixed(1)}:1`,
              })}
              {' · '}
              {say(branded.adjusted[theme] ? 'app.branding.adjusted' : 'app.branding.as-chosen')}
            </figcaption>
          </figure>
        )
      })}
    </div>
  )
}
