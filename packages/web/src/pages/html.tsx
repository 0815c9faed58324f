import { classNames } from '../components/class-names.ts'

/** Text that somebody wrote, which the host has sanitised; its direction follows its own words. */
export function Html({ html, className }: { html: string; className?: string }) {
  return (
    <div
      className={classNames('prose', className)}
      dir="auto"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the host sanitises every text before it keeps it
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
