import { backpack, profiles } from '@rucksack/contract'
import { useState } from 'react'
import { buttonClass } from '../../components/button.tsx'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { LinkLine } from '../parts/link-line.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { WayBack } from '../parts/way-back.tsx'

/** Where a learner sets up the page they show to everyone. */
export function ProfilePage() {
  const say = useSay()
  const query = useRead(profiles.readProfile)
  return (
    <>
      <WayBack to="/backpack">{say('common.backpack')}</WayBack>
      <PageHeading title={say('app.profile-page.title')} lead={say('app.profile-page.lead')} />
      <Loaded query={query}>
        {profile => (
          <div className="one-column">
            <ProfileForm profile={profile} />
          </div>
        )}
      </Loaded>
    </>
  )
}

function ProfileForm({ profile }: { profile: profiles.Profile }) {
  const say = useSay()
  const [wish, setWish] = useState({ ...profile, slug: profile.slug ?? '' })
  const set = (more: Partial<typeof wish>) => setWish(before => ({ ...before, ...more }))
  const { slug, published, headline, about, theme, badges } = wish
  const save = useAct(
    profiles.changeProfile,
    () => ({ body: { slug, published, headline, about, theme, badges: badges.map(each => each.id) } }),
    {
      refresh: [profiles.readProfile, backpack.listBadges, backpack.readBadge],
      done: () => tell(say('app.profile-page.saved')),
    },
  )
  return (
    <ActForm problem={save.error} onAct={() => save.mutate()}>
      {profile.published && profile.url !== null ? (
        <>
          <LinkLine label={say('app.profile-page.link')} url={profile.url} />
          <div className="button-row">
            <a className={buttonClass('quiet')} href={profile.url}>
              {say('app.share.see')}
            </a>
            <a className={buttonClass('bare')} href={`${profile.url}/qr.svg`}>
              {say('app.share.qr')}
            </a>
          </div>
        </>
      ) : null}
      <Field
        label={say('app.profile-page.slug')}
        help={say('app.profile-page.slug-help')}
        name="slug"
        isRequired
        maxLength={64}
        value={slug}
        onChange={next => set({ slug: next })}
      />
      <Field
        label={say('app.profile-page.headline')}
        name="headline"
        maxLength={160}
        value={headline}
        onChange={next => set({ headline: next })}
      />
      <Field
        label={say('app.profile-page.about')}
        name="about"
        rows={5}
        maxLength={5000}
        value={about}
        onChange={next => set({ about: next })}
      />
      <Choice
        label={say('app.profile-page.theme')}
        value={theme}
        onChange={next => set({ theme: next })}
        options={profiles.profileThemes.map(value => ({ value, label: say(`app.profile-page.${value}`) }))}
      />
      <ChosenBadges chosen={badges} onChange={next => set({ badges: next })} />
      <CheckBox isSelected={published} onChange={next => set({ published: next })}>
        {say('app.profile-page.published')}
      </CheckBox>
      <Button type="submit" look="strong" isPending={save.isPending} className="justify-self-start">
        {say('app.profile-page.save')}
      </Button>
    </ActForm>
  )
}

type Chosen = profiles.Profile['badges']

/** Badges stand in the order in which they are ticked. */
function ChosenBadges({ chosen, onChange }: { chosen: Chosen; onChange: (badges: Chosen) => void }) {
  const say = useSay()
  const [q, setQ] = useState('')
  const shelf = useRead(
    backpack.listBadges,
    { query: q === '' ? { limit: 20 } : { limit: 20, q } },
    { keep: true },
  )
  const others = (shelf.data?.items ?? []).filter(each => chosen.every(one => one.id !== each.id))
  const line = ({ id, name, issuer }: Chosen[number], isSelected: boolean) => (
    <li key={id}>
      <CheckBox
        isSelected={isSelected}
        onChange={() =>
          onChange(isSelected ? chosen.filter(each => each.id !== id) : [...chosen, { id, name, issuer }])
        }
      >
        <span>
          <bdi>{name}</bdi> <bdi className="muted small">{issuer}</bdi>
        </span>
      </CheckBox>
    </li>
  )
  return (
    <fieldset className="stack">
      <legend className="field-label">{say('app.profile-page.choose')}</legend>
      <ul className="stack tight">
        {chosen.map(each => line(each, true))}
        {others.map(each => line(each, false))}
      </ul>
      <Field label={say('app.profile-page.search')} type="search" value={q} onChange={setQ} />
    </fieldset>
  )
}
