import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import { Icon } from '../../components/icon.tsx'

type Props = { label: string; value: string; onChange: (value: string) => void }

/** A search that follows the typing after a short pause. */
export function SearchBox({ label, value, onChange }: Props) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), 250)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <SearchField value={text} onChange={setText} onSubmit={onChange} className="search-box">
      <Label className="visually-hidden">{label}</Label>
      <Icon of={Search} />
      {/* What is not typed yet runs as the page does. */}
      <Input className="input" placeholder={label} {...(text === '' ? {} : { dir: 'auto' })} />
    </SearchField>
  )
}
