import { MarkdownText } from '../../components/markdown-text.tsx'
import { WebLink } from './web-link.tsx'

/** Markdown for a look while it is being written; the host renders what is kept. */
export function Markdown({ text }: { text: string }) {
  return <MarkdownText text={text} link={link => <WebLink {...link} />} />
}
