import type { CodeOrder } from '@rucksack/contract/codes'

/** What the form for new codes holds: texts as typed. */
export type CodeDraft = {
  achievement: string
  kind: 'crowd' | 'slips' | 'people'
  style: 'words' | 'short'
  mode: 'award' | 'request'
  limit: string
  count: string
  people: string
  label: string
  note: string
  opensAt: string
  closesAt: string
}

export const emptyDraft: CodeDraft = {
  achievement: '',
  kind: 'crowd',
  style: 'words',
  mode: 'award',
  limit: '',
  count: '20',
  people: '',
  label: '',
  note: '',
  opensAt: '',
  closesAt: '',
}

/** The draft as the host takes it. Moments are typed in the reader's own time. */
export function codeOrderOf(draft: CodeDraft): CodeOrder {
  const moment = (text: string) => new Date(text).toISOString()
  return {
    style: draft.style,
    mode: draft.mode,
    ...(draft.kind === 'crowd' ? { limit: draft.limit.trim() === '' ? null : Number(draft.limit) } : {}),
    ...(draft.kind === 'slips' ? { count: Number(draft.count), limit: 1 } : {}),
    ...(draft.kind === 'people' ? { reserved: peopleOf(draft.people) } : {}),
    ...(draft.label.trim() === '' ? {} : { label: draft.label.trim() }),
    ...(draft.note.trim() === '' ? {} : { narrative: draft.note.trim() }),
    ...(draft.opensAt === '' ? {} : { opensAt: moment(draft.opensAt) }),
    ...(draft.closesAt === '' ? {} : { closesAt: moment(draft.closesAt) }),
  }
}

/** One person a line: a name, an address, or both with a comma, semicolon or tab between. */
export function peopleOf(text: string): { name?: string; email?: string }[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const parts = line.split(/[,;\t]|\s(?=\S+@\S+$)/).map(part => part.trim().replace(/^<(.*)>$/, '$1'))
      const email = parts.find(part => /^\S+@\S+\.\S+$/.test(part))
      const name = parts.filter(part => part !== email && part !== '').join(' ')
      return { ...(name === '' ? {} : { name }), ...(email === undefined ? {} : { email }) }
    })
}
