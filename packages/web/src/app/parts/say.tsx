import { createElement, type ReactNode, useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { MessageKey } from '../../messages/catalogue.ts'
import { isolate } from '../../messages/isolate.ts'
import { directionOf, localeFor } from '../../messages/locales.ts'

type Value = string | number | Date
type RichValue = Value | ReactNode | ((chunks: ReactNode) => ReactNode)

export type { MessageKey }
export type SayText = (key: MessageKey, values?: Record<string, Value>) => string

/** Messages as plain text in the reader's language; names in them are isolated. */
export function useSay(): SayText {
  const intl = useIntl()
  return useCallback(
    (key, values = {}) => {
      const direction = directionOf(localeFor(intl.locale))
      const safe = Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? isolate(value, direction) : value,
      ])
      return intl.formatMessage({ id: key }, Object.fromEntries(safe))
    },
    [intl],
  )
}

/** A message as nodes; texts in it stand in `<bdi>`, and tags in it become what `values` says. */
export function Say({ id, values }: { id: MessageKey; values: Record<string, RichValue> }) {
  const intl = useIntl()
  const nodes = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? createElement('bdi', { key: name }, value) : value,
  ])
  return <>{intl.formatMessage({ id }, Object.fromEntries(nodes))}</>
}

/** A message whose key is made of data; the fallback when there is none for it. */
export function useSayIfKnown(): (key: string, fallback: string) => string {
  const intl = useIntl()
  return useCallback(
    (key, fallback) => (Object.hasOwn(intl.messages, key) ? intl.formatMessage({ id: key }) : fallback),
    [intl],
  )
}
