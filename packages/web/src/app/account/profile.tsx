import { hosting, identity } from '@rucksack/contract'
import { useState } from 'react'
import { allLocales, autonyms, isLocale } from '../../messages/locales.ts'
import { useAct } from '../data/use-act.ts'
import { useRead } from '../data/use-read.ts'
import { frame } from '../frame.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { Panel } from '../parts/panel.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'

/** Name and language of the person. */
export function Profile({ me }: { me: identity.Me }) {
  const say = useSay()
  const host = useRead(hosting.readHost)
  const [name, setName] = useState(me.name ?? '')
  const [language, setLanguage] = useState(me.language ?? '')
  const offered = host.data?.languages.filter(isLocale) ?? allLocales
  const keep = useAct(
    identity.changeMe,
    () => ({
      body: { name: name.trim() === '' ? null : name.trim(), language: language === '' ? null : language },
    }),
    {
      refresh: [identity.readMe],
      done: () => {
        if (language !== '' && language !== frame.locale) window.location.assign(`/account?lang=${language}`)
        else tell(say('app.saved'))
      },
    },
  )
  return (
    <Panel title={say('app.profile.title')}>
      <ActForm onAct={() => keep.mutate()} problem={keep.error}>
        <Field
          label={say('app.profile.name')}
          help={say('app.profile.name-help')}
          name="name"
          autoComplete="name"
          value={name}
          onChange={setName}
          maxLength={200}
        />
        <Choice
          label={say('common.language')}
          value={language}
          onChange={setLanguage}
          options={[
            { value: '', label: say('app.profile.browser-language') },
            ...offered.map(value => ({ value: value as string, label: autonyms[value] })),
          ]}
        />
        <Button type="submit" look="strong" isPending={keep.isPending} className="justify-self-start">
          {say('app.save')}
        </Button>
      </ActForm>
    </Panel>
  )
}
