import type { SchoolButton } from '@rucksack/contract/pages'
import { School } from 'lucide-react'
import { Icon } from '../components/icon.tsx'
import { useSpeech } from '../messages/speech-context.ts'

/** One button for each school that signs people in here. */
export function SchoolButtons({ schools }: { schools: SchoolButton[] }) {
  const { text } = useSpeech()
  if (schools.length === 0) return null
  return (
    <div className="stack">
      <p className="or">
        <span>{text('sign-in.or')}</span>
      </p>
      {schools.map(({ name, href }) => (
        <a key={href} className="button quiet" href={href} rel="nofollow">
          <Icon of={School} />
          <span>{text('sign-in.school', { school: name })}</span>
        </a>
      ))}
    </div>
  )
}
