import { buildWorker } from '../build-worker.mjs'

/** Tests run the worker that the host runs. */
export default async function setUp(): Promise<void> {
  await buildWorker()
}
