export type Entity = {
  entityType: string
  entityId: string
  openBadgeId: string
  name: string
  image: string
  [member: string]: unknown
}

export type BadgrAnswer = {
  http: number
  link: string
  status: { success: boolean; description: string }
  result: Entity[]
  fieldErrors: Record<string, string[]>
  validationErrors: string[]
}

/** A script written for the API of Badgr, with a token of its own. */
export class BadgrClient {
  readonly origin: string
  readonly token: string | null

  constructor(origin: string, token: string | null) {
    this.origin = origin
    this.token = token
  }

  async ask(method: string, path: string, body?: unknown): Promise<BadgrAnswer> {
    const answer = await fetch(new URL(path, this.origin), {
      method,
      headers: {
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { http: answer.status, link: answer.headers.get('link') ?? '', ...(await answer.json()) }
  }

  /** The one thing that is answered. */
  async one(method: string, path: string, body?: unknown): Promise<Entity> {
    const { result, ...answer } = await this.ask(method, path, body)
    const [entity, ...more] = result ?? []
    if (!entity || more.length > 0) throw new Error(`Not one thing: ${JSON.stringify(answer)}`)
    return entity
  }
}
