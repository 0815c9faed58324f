import { branding as contract } from '@rucksack/contract'
import { useState } from 'react'
import { useAct } from '../data/use-act.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { BrandPreview } from './brand-preview.tsx'
import { ColourField } from './colour-field.tsx'
import { useOrganisation } from './organisation-layout.tsx'
import { Signatories, type Signatory } from './signatories.tsx'

const plain = '#155468'

/** Colour, mail footer and certificate, with what pages will look like. */
export function BrandingForm({ branding }: { branding: contract.Branding }) {
  const say = useSay()
  const { slug } = useOrganisation()
  const [colour, setColour] = useState(branding.colour)
  const [footer, setFooter] = useState(branding.mailFooter ?? '')
  const [paper, setPaper] = useState(branding.certificate?.paper ?? 'a4')
  const [signatories, setSignatories] = useState<Signatory[]>(branding.certificate?.signatories ?? [])
  const keep = useAct(
    contract.changeBranding,
    () => ({
      params: { organisation: slug },
      body: {
        colour,
        mailFooter: footer.trim() === '' ? null : footer.trim(),
        certificate: { paper, signatories: signatories.filter(each => each.name.trim() !== '') },
      },
    }),
    { refresh: [contract.readBranding], done: () => tell(say('app.saved')) },
  )
  return (
    <ActForm onAct={() => keep.mutate()} problem={keep.error}>
      <Panel title={say('app.branding.colour')} lead={say('app.branding.colour-lead')}>
        <ColourField value={colour ?? branding.above.colour ?? plain} onChange={setColour} />
        {colour === null ? (
          <p className="muted small">
            {say(branding.above.colour === null ? 'app.branding.plain' : 'app.branding.from-above')}
          </p>
        ) : (
          <Button look="bare" className="justify-self-start" onPress={() => setColour(null)}>
            {say('app.branding.no-colour')}
          </Button>
        )}
        <BrandPreview colour={colour ?? branding.above.colour ?? plain} />
      </Panel>
      <Panel title={say('app.branding.mail')}>
        <Field
          label={say('app.branding.footer')}
          name="mailFooter"
          help={say('app.branding.footer-help')}
          value={footer}
          onChange={setFooter}
          rows={2}
          maxLength={500}
          placeholder={branding.above.mailFooter ?? ''}
        />
      </Panel>
      <Panel title={say('app.branding.certificate')} lead={say('app.branding.certificate-lead')}>
        <Choice
          label={say('app.branding.paper')}
          value={paper}
          onChange={setPaper}
          options={[
            { value: 'a4', label: 'A4' },
            { value: 'letter', label: 'Letter' },
          ]}
        />
        <Signatories signatories={signatories} onChange={setSignatories} />
      </Panel>
      <Button type="submit" look="strong" isPending={keep.isPending} className="justify-self-start">
        {say('app.save')}
      </Button>
    </ActForm>
  )
}
