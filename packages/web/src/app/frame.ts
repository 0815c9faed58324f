import type { Frame } from '@rucksack/contract/pages'

/** What the host wrote into the page about the reader and itself. */
export const frame: Frame = readFrame()

function readFrame(): Frame {
  const text = typeof document === 'undefined' ? null : document.getElementById('frame')?.textContent
  const fallback: Frame = {
    locale: 'en',
    publicUrl: '',
    hostName: 'Rucksack',
    path: '/',
    person: null,
    mailbox: false,
  }
  // The block is written by the host that serves this script.
  return text ? { ...fallback, ...(JSON.parse(text) as Partial<Frame>) } : fallback
}
