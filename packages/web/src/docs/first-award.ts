import { award, createAchievement } from '@rucksack/contract/issuing'
import { createOrganisation } from '@rucksack/contract/organisations'
import { quoted } from './curl.ts'

const scopes = 'organisations:write,achievements:write,awards:write'
const member = (name: string) => `node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).${name}'`

/** The calls from nothing to a first award, each pasteable after the one before. */
export function firstAward(publicUrl: string) {
  const json = "-H 'Content-Type: application/json'"
  const token = '-H "Authorization: Bearer $TOKEN"'
  const post = (path: string, body: unknown) =>
    [`curl -s "${publicUrl}${path}"`, token, json, `-d ${quoted(JSON.stringify(body))}`].join(' \\\n  ')
  const organisation = post(createOrganisation.path, createOrganisation.example.body)
  const achievement = post(
    createAchievement.path.replace(':organisation', '$ORGANISATION'),
    createAchievement.example.body,
  )
  return {
    token: `TOKEN=$(npm run --silent rucksack -- token create --email you@example.org --scopes ${scopes})`,
    organisation: `ORGANISATION=$(${organisation} | ${member('slug')})`,
    achievement: `ACHIEVEMENT=$(${achievement} | ${member('id')})`,
    award: post(award.path.replace(':achievement', '$ACHIEVEMENT'), { ...award.example.body, sendNow: true }),
  }
}
