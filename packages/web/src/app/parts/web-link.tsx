import { ExternalLink } from 'lucide-react'
import { Icon } from '../../components/icon.tsx'
import { useSay } from './say.tsx'

type Props = { url: string; text?: string }

/** A link that somebody else wrote: followed only when it goes to the web, shown as text otherwise. */
export function WebLink({ url, text }: Props) {
  const say = useSay()
  if (!/^https?:\/\//i.test(url)) return <bdi>{text ?? url}</bdi>
  return (
    <a className="link web-link" href={url} target="_blank" rel="noopener noreferrer nofollow">
      <bdi>{text ?? url}</bdi>
      <Icon of={ExternalLink} />
      <span className="visually-hidden">{say('app.new-window')}</span>
    </a>
  )
}
