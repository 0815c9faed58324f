import { schoolSignIn } from '@rucksack/contract'
import { given } from '../data/given.ts'
import { useAct } from '../data/use-act.ts'
import { useDraft } from '../data/use-draft.ts'
import { ActForm } from '../parts/act-form.tsx'
import { CheckBox } from '../parts/check-box.tsx'
import { Field } from '../parts/field.tsx'
import { FormActs } from '../parts/form-acts.tsx'
import { useSay } from '../parts/say.tsx'
import { tell } from '../parts/tell.tsx'
import { RoleRules } from './role-rules.tsx'

type Props = {
  organisation: string | null
  signIn: schoolSignIn.SchoolSignIn | null
  onDone: () => void
}

/** A provider: who it is, whose addresses it may bring, which roles it gives. */
export function SchoolForm({ organisation, signIn, onDone }: Props) {
  const say = useSay()
  const [wish, set] = useDraft({
    name: signIn?.name ?? '',
    issuer: signIn?.issuer ?? '',
    clientId: signIn?.clientId ?? '',
    clientSecret: '',
    domains: signIn?.domains.join(', ') ?? '',
    vouchesForDomains: signIn?.vouchesForDomains ?? false,
    enabled: signIn?.enabled ?? true,
    roles: signIn?.roles ?? [],
  })
  const body = {
    name: wish.name.trim(),
    issuer: wish.issuer.trim(),
    clientId: wish.clientId.trim(),
    domains: wish.domains
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
    vouchesForDomains: wish.vouchesForDomains,
    enabled: wish.enabled,
    roles: wish.roles,
    ...given({ clientSecret: wish.clientSecret.trim() }),
  }
  const after = {
    refresh: [schoolSignIn.listHostSignIns, schoolSignIn.listSignIns],
    done: () => {
      tell(say('app.saved'))
      onDone()
    },
  }
  const own = organisation ?? ''
  const id = signIn?.id ?? ''
  const addHost = useAct(schoolSignIn.addHostSignIn, () => ({ body }), after)
  const changeHost = useAct(schoolSignIn.changeHostSignIn, () => ({ params: { signIn: id }, body }), after)
  const add = useAct(schoolSignIn.addSignIn, () => ({ params: { organisation: own }, body }), after)
  const change = useAct(
    schoolSignIn.changeSignIn,
    () => ({ params: { organisation: own, signIn: id }, body }),
    after,
  )
  const keep =
    organisation === null ? (signIn === null ? addHost : changeHost) : signIn === null ? add : change
  return (
    <ActForm onAct={() => keep.mutate()} problem={keep.error}>
      <Field
        label={say('app.schools.name')}
        name="name"
        value={wish.name}
        onChange={name => set({ name })}
        maxLength={100}
        isRequired
      />
      <Field
        label={say('app.schools.issuer')}
        name="issuer"
        type="url"
        help={say('app.schools.issuer-help')}
        value={wish.issuer}
        onChange={issuer => set({ issuer })}
        isRequired
      />
      <Field
        label={say('app.schools.client-id')}
        name="clientId"
        value={wish.clientId}
        onChange={clientId => set({ clientId })}
        autoComplete="off"
        isRequired
      />
      <Field
        label={say('app.schools.client-secret')}
        name="clientSecret"
        type="password"
        autoComplete="new-password"
        help={say(signIn?.hasSecret ? 'app.schools.secret-kept' : 'app.schools.secret-help')}
        value={wish.clientSecret}
        onChange={clientSecret => set({ clientSecret })}
      />
      <Field
        label={say('app.schools.domains')}
        name="domains"
        help={say('app.schools.domains-help')}
        value={wish.domains}
        onChange={domains => set({ domains })}
      />
      <CheckBox
        isSelected={wish.vouchesForDomains}
        onChange={vouchesForDomains => set({ vouchesForDomains })}
      >
        {say('app.schools.vouches')}
      </CheckBox>
      <RoleRules rules={wish.roles} onChange={roles => set({ roles })} organisation={organisation} />
      <CheckBox isSelected={wish.enabled} onChange={enabled => set({ enabled })}>
        {say('app.schools.enabled')}
      </CheckBox>
      <FormActs act={say('app.save')} isPending={keep.isPending} onCancel={onDone} />
    </ActForm>
  )
}
