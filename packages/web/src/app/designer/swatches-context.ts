import { createContext, useContext } from 'react'
import type { Colour } from './design.ts'

export const Swatches = createContext<Colour[]>([])

/** The colours on offer: the organisation's own first. */
export const useSwatches = () => useContext(Swatches)
