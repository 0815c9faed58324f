import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ButtonLook } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Button } from './button.tsx'
import { useSay } from './say.tsx'
import { tell } from './tell.tsx'

type Props = { text: string; label?: string; look?: ButtonLook }

/** Copy a text and say so. */
export function CopyButton({ text, label, look = 'quiet' }: Props) {
  const say = useSay()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2500)
    return () => clearTimeout(timer)
  }, [copied])
  const onPress = async () => {
    const done = await copy(text)
    setCopied(done)
    tell(done ? say('app.copied') : say('app.copy-failed', { text }))
  }
  return (
    <Button look={look} onPress={onPress}>
      <Icon of={copied ? Check : Copy} />
      {label ?? say('app.copy-link')}
    </Button>
  )
}

/** The clipboard of the browser exists in secure contexts only; a hidden field serves the others. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    field.setAttribute('aria-hidden', 'true')
    field.style.position = 'fixed'
    field.style.insetBlockStart = '-100px'
    const active = document.activeElement
    document.body.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    if (active instanceof HTMLElement) active.focus()
    return done
  }
}
