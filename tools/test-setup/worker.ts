import { buildStale } from '../build.mjs'

/** Tests run the workers that the host runs. */
export default async function setUp(): Promise<void> {
  await buildStale(['worker', 'reader'])
}
