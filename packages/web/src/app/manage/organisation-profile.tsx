import { identity, organisations } from '@rucksack/contract'
import { useAct } from '../data/use-act.ts'
import { useDraft } from '../data/use-draft.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { useOrganisation } from './organisation-layout.tsx'

/** What the organisation says about itself. */
export function OrganisationProfile() {
  const say = useSay()
  const organisation = useOrganisation()
  const [profile, set] = useDraft({
    name: organisation.name,
    description: organisation.description ?? '',
    url: organisation.url ?? '',
    email: organisation.email ?? '',
    language: organisation.language,
  })
  const nothing = (text: string) => (text.trim() === '' ? null : text.trim())
  const keep = useAct(
    organisations.changeOrganisation,
    () => ({
      params: { organisation: organisation.slug },
      body: {
        name: profile.name.trim(),
        description: nothing(profile.description),
        url: nothing(profile.url),
        email: nothing(profile.email),
        language: profile.language,
      },
    }),
    {
      refresh: [organisations.readOrganisation, organisations.listOrganisations, identity.readMe],
      done: () => tell(say('app.saved')),
    },
  )
  return (
    <Panel title={say('app.org.profile')} lead={say('app.org.profile-lead')}>
      <ActForm onAct={() => keep.mutate()} problem={keep.error}>
        <Field
          label={say('app.org.name')}
          name="name"
          value={profile.name}
          onChange={name => set({ name })}
          maxLength={200}
          isRequired
        />
        <Field
          label={say('app.org.description')}
          name="description"
          rows={3}
          value={profile.description}
          onChange={description => set({ description })}
          maxLength={5000}
        />
        <Field
          label={say('app.org.url')}
          name="url"
          type="url"
          value={profile.url}
          onChange={url => set({ url })}
        />
        <Field
          label={say('app.org.email')}
          name="email"
          type="email"
          value={profile.email}
          onChange={email => set({ email })}
        />
        <LanguageChoice value={profile.language} onChange={language => set({ language })} />
        <Button type="submit" look="strong" isPending={keep.isPending} className="justify-self-start">
          {say('app.save')}
        </Button>
      </ActForm>
    </Panel>
  )
}
