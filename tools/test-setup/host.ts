import { findChromium } from '../../e2e/find-chromium.ts'
import { buildStale } from '../build.mjs'

/** Journeys need the built host and a browser; what is missing is said before the first of them. */
export default async function setUp(): Promise<void> {
  await buildStale(['worker', 'reader', 'client', 'host', 'cli'])
  await findChromium()
}
