import type { AchievementDetails } from '@rucksack/contract/achievement-details'
import type { Alignment } from '@rucksack/contract/issuing'
import type { Art } from './art.ts'
import { codingDetails, remixingDetails, webSkill } from './details.ts'

export type DemoAchievement = {
  key: string
  name: string
  description: string
  criteria: string
  tags: string[]
  imageAlt: string
  art: Art
  months?: number
  details?: AchievementDetails
  alignments?: Alignment[]
  /** Short names of those who may award it too. */
  sharedWith?: string[]
}

export type DemoOrganisation = {
  name: string
  slug: string
  description: string
  url: string
  /** Short name of the one it is part of. */
  parent?: string
  achievements: DemoAchievement[]
}

/** A made-up city and what can be learned in it; the first topics are those that the first open badges were about. */
export const organisations: DemoOrganisation[] = [
  {
    name: 'City of Riverside',
    slug: 'city-of-riverside',
    description: 'What the city runs for everybody who learns: its library, its school and its museum.',
    url: 'https://city.example/',
    achievements: [],
  },
  {
    name: 'Riverside Library',
    slug: 'riverside-library',
    parent: 'city-of-riverside',
    description: 'The public library by the river: reading rooms, a studio and a web club.',
    url: 'https://library.example/',
    achievements: [
      {
        key: 'remixing',
        name: 'Remixing',
        description: 'Makes something new out of what others shared, and says where it came from.',
        criteria: 'Publish a remix that others can find, and tell us where it is.',
        tags: ['remix', 'media', 'licences'],
        imageAlt: 'Two arrows chasing each other on a green hexagon',
        art: { shape: 'hexagon', enamel: '#0e6b66', rim: '#d9b65a', icon: 'remix' },
        details: remixingDetails,
        alignments: [webSkill.creating],
        sharedWith: ['hillside-school'],
      },
      {
        key: 'coding',
        name: 'Coding the Web',
        description: 'Writes a page by hand and knows what each line does.',
        criteria: 'Come to the web club with a page of your own, built by hand in HTML and CSS.',
        tags: ['html', 'css', 'web'],
        imageAlt: 'Angle brackets with a slash on a blue shield',
        art: { shape: 'shield', enamel: '#27487a', rim: '#d9b65a', icon: 'code' },
        details: codingDetails,
        alignments: [webSkill.programming],
      },
      {
        key: 'searching',
        name: 'Fact Checker',
        description: 'Finds out where a claim comes from before passing it on.',
        criteria:
          'Trace three claims to their source and write down what you found, also where it was nothing.',
        tags: ['sources', 'news'],
        imageAlt: 'A magnifying glass on a brown circle',
        art: { shape: 'round', enamel: '#7a4a1f', rim: '#e3c98a', icon: 'lens' },
      },
    ],
  },
  {
    name: 'Hillside School',
    slug: 'hillside-school',
    parent: 'city-of-riverside',
    description: 'A secondary school with a newspaper that its students run.',
    url: 'https://school.example/',
    achievements: [
      {
        key: 'editing',
        name: 'Editing',
        description: 'Makes the words of somebody else clearer without making them their own.',
        criteria:
          'Edit two articles of the school paper. Their authors say whether it still sounds like them.',
        tags: ['writing', 'newspaper'],
        imageAlt: 'A pencil on a red circle',
        art: { shape: 'round', enamel: '#8c2f39', rim: '#d9b65a', icon: 'pencil' },
      },
      {
        key: 'speaking',
        name: 'Public Speaking',
        description: 'Speaks to a room for five minutes and takes questions.',
        criteria: 'Give a talk at assembly, without reading it out, and answer three questions.',
        tags: ['speaking'],
        imageAlt: 'A microphone on a violet square',
        art: { shape: 'square', enamel: '#5a3a73', rim: '#e3c98a', icon: 'voice' },
      },
      {
        key: 'reading',
        name: 'Storyteller',
        description: 'Tells a story so that others want to know how it ends.',
        criteria: 'Tell a story of your own to a younger class.',
        tags: ['stories', 'writing'],
        imageAlt: 'An open book on a green drop',
        art: { shape: 'drop', enamel: '#2f6131', rim: '#d9b65a', icon: 'book' },
      },
    ],
  },
  {
    name: 'Museum of Tides',
    slug: 'museum-of-tides',
    parent: 'city-of-riverside',
    description: 'How the sea made this city, told by those who live on it.',
    url: 'https://museum.example/',
    achievements: [
      {
        key: 'guide',
        name: 'Young Guide',
        description: 'Leads visitors through a room of the museum.',
        criteria: 'Lead three groups through the harbour room; the third alone.',
        tags: ['museum', 'speaking'],
        imageAlt: 'A temple front on a grey shield',
        art: { shape: 'shield', enamel: '#3b4654', rim: '#c9cdd3', icon: 'columns' },
      },
      {
        key: 'tides',
        name: 'Tide Watcher',
        description: 'Keeps a log of the tides for a month and can say what moves them.',
        criteria: 'Hand in a log of thirty days and explain the largest difference in it.',
        tags: ['science', 'sea'],
        imageAlt: 'A moon above waves on a blue drop',
        art: { shape: 'drop', enamel: '#1c5d86', rim: '#cfe0ea', icon: 'wave' },
      },
    ],
  },
  {
    name: 'Maker Barn',
    slug: 'maker-barn',
    description: 'Tools, benches and people who show how to use them.',
    url: 'https://makers.example/',
    achievements: [
      {
        key: 'laser',
        name: 'Laser Cutter Licence',
        description: 'May use the laser cutter without somebody standing by.',
        criteria: 'Pass the safety talk and cut one piece under supervision. Valid for a year.',
        tags: ['safety', 'tools'],
        imageAlt: 'A beam on an orange square',
        art: { shape: 'square', enamel: '#a34b12', rim: '#e3c98a', icon: 'beam' },
        months: 12,
      },
      {
        key: 'repair',
        name: 'Repairer',
        description: 'Brings back what others would have thrown away.',
        criteria: 'Repair three things at the repair café and write down how.',
        tags: ['tools', 'repair'],
        imageAlt: 'A gear on a dark green hexagon',
        art: { shape: 'hexagon', enamel: '#1f4f3f', rim: '#d9b65a', icon: 'gear' },
      },
      {
        key: 'garden',
        name: 'Roof Gardener',
        description: 'Grows something to eat on the roof of the barn.',
        criteria: 'Look after a bed from seed to harvest.',
        tags: ['garden'],
        imageAlt: 'A leaf on a green circle',
        art: { shape: 'round', enamel: '#4a6b1c', rim: '#dfe6b4', icon: 'leaf' },
      },
    ],
  },
]

export const learners = [
  ['Ada', 'ada@learner.example'],
  ['Bao', 'bao@learner.example'],
  ['Carmen', 'carmen@learner.example'],
  ['Dinesh', 'dinesh@learner.example'],
  ['Elif', 'elif@learner.example'],
  ['Farid', 'farid@learner.example'],
  ['Grace', 'grace@learner.example'],
  ['Hana', 'hana@learner.example'],
  ['Ivo', 'ivo@learner.example'],
  ['Jamila', 'jamila@learner.example'],
  ['Kofi', 'kofi@learner.example'],
  ['ليلى', 'layla@learner.example'],
] as const

export type DemoState =
  | 'accepted'
  | 'shared'
  | 'unclaimed'
  | 'declined'
  | 'revoked'
  | 'suspended'
  | 'expired'
  | 'withdrawn'
  | 'pending'

export type DemoAward = [achievement: string, learner: number, state: DemoState, note?: string]

/** Who was awarded what, and what became of it: every state there is. */
export const awards: DemoAward[] = [
  ['remixing', 0, 'shared', 'Your map of the river is a better story than the one it came from.'],
  ['coding', 0, 'accepted'],
  ['editing', 0, 'accepted', 'Nobody asked you to keep the joke in the last line. Good that you did.'],
  ['laser', 0, 'expired'],
  ['tides', 0, 'accepted'],
  ['remixing', 1, 'accepted'],
  ['repair', 1, 'shared', 'The radio still plays.'],
  ['coding', 2, 'unclaimed'],
  ['speaking', 2, 'accepted'],
  ['guide', 3, 'accepted'],
  ['searching', 3, 'declined'],
  ['coding', 4, 'revoked'],
  ['garden', 4, 'accepted'],
  ['laser', 5, 'suspended'],
  ['repair', 5, 'accepted'],
  ['reading', 6, 'shared'],
  ['editing', 6, 'accepted'],
  ['tides', 7, 'unclaimed'],
  ['remixing', 8, 'withdrawn'],
  ['searching', 8, 'accepted'],
  ['speaking', 9, 'accepted'],
  ['guide', 10, 'pending'],
  ['garden', 10, 'accepted'],
  ['reading', 11, 'accepted', 'حكاية لا تُنسى.'],
]

export const reasons = {
  revoked: 'The page turned out to be made by somebody else.',
  suspended: 'The safety talk was missed. Come to the next one.',
} as const
