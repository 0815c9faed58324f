import { codes } from '@rucksack/contract'
import type { Code, CodeRequest } from '@rucksack/contract/codes'
import { useState } from 'react'
import { call } from '../data/call.ts'
import { useAct } from '../data/use-act.ts'
import { usePages } from '../data/use-pages.ts'
import { ActForm } from '../parts/act-form.tsx'
import { Button } from '../parts/button.tsx'
import { Day } from '../parts/day.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { FormActs } from '../parts/form-acts.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSay } from '../parts/say.tsx'

const refresh = [codes.listCodeRequests, codes.readCode, codes.listCodes]

/** Who asked for the badge by this code, to be approved or refused one by one. */
export function CodeRequests({ code }: { code: Code }) {
  const say = useSay()
  const { slug } = code.organisation
  const list = usePages(codes.listCodeRequests, [slug, code.id], (cursor, signal) =>
    call(codes.listCodeRequests, {
      params: { organisation: slug },
      query: { code: code.id, ...cursor },
      signal,
    }),
  )
  return (
    <Panel title={say('app.codes.requests')} lead={say('app.codes.requests-lead')}>
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{say('app.codes.no-requests')}</p>
          ) : (
            <div className="stack">
              <ul className="stack">
                {items.map(request => (
                  <RequestLine key={request.id} request={request} />
                ))}
              </ul>
              <MoreButton list={list} />
            </div>
          )
        }
      </Loaded>
    </Panel>
  )
}

function RequestLine({ request }: { request: CodeRequest }) {
  const say = useSay()
  const [refusing, setRefusing] = useState(false)
  const approve = useAct(codes.approveCodeRequest, () => ({ params: { request: request.id } }), { refresh })
  return (
    <li className="card stack tight">
      <p>
        <strong>
          <bdi>{request.name ?? request.email}</bdi>
        </strong>
        <span className="muted small block">
          <bdi>{request.email}</bdi> · <Day value={request.at} />
        </span>
      </p>
      {request.note ? <p dir="auto">{request.note}</p> : null}
      {request.state === 'requested' ? (
        <div className="button-row">
          <Button look="strong" onPress={() => approve.mutate()} isPending={approve.isPending}>
            {say('app.codes.approve')}
          </Button>
          <Button onPress={() => setRefusing(true)}>{say('app.codes.refuse')}</Button>
        </div>
      ) : (
        <p className="muted small">
          {say(`app.codes.answer.${request.state}`)}
          {request.reason ? (
            <>
              {' '}
              <bdi>{request.reason}</bdi>
            </>
          ) : null}
        </p>
      )}
      <ProblemNote problem={approve.error} />
      {refusing ? <RefuseDialog request={request} onClose={() => setRefusing(false)} /> : null}
    </li>
  )
}

function RefuseDialog({ request, onClose }: { request: CodeRequest; onClose: () => void }) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const refuse = useAct(
    codes.refuseCodeRequest,
    () => ({ params: { request: request.id }, body: { reason: reason.trim() } }),
    { refresh, done: onClose },
  )
  return (
    <Dialog title={say('app.codes.refuse-title')} isOpen onClose={onClose}>
      <ActForm onAct={() => refuse.mutate()} problem={refuse.error}>
        <Field
          label={say('app.standing.reason')}
          help={say('app.codes.refuse-help')}
          name="reason"
          rows={3}
          value={reason}
          onChange={setReason}
          maxLength={1000}
          isRequired
          autoFocus
        />
        <FormActs
          act={say('app.codes.refuse')}
          look="danger"
          isPending={refuse.isPending}
          onCancel={onClose}
        />
      </ActForm>
    </Dialog>
  )
}
