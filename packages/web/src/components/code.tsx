/** Text to be copied; `enhance.ts` puts the button to work, without it the text can be selected. */
export function Code({
  text,
  label,
  copy,
  copied,
}: {
  text: string
  label: string
  copy: string
  copied: string
}) {
  return (
    <div className="code" dir="ltr" data-copy-frame>
      <pre>
        <code>{text}</code>
      </pre>
      <button
        type="button"
        className="button quiet"
        aria-label={`${copy}: ${label}`}
        data-copy
        data-copied={copied}
        hidden
      >
        {copy}
      </button>
    </div>
  )
}
