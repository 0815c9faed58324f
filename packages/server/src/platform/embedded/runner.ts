import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { reachableByOthers } from './reachable.ts'

/** Who runs PostgreSQL, and how to put that before a command. PostgreSQL refuses to run as root. */
export type Runner = {
  uid: number | null
  gid: number | null
  command(binary: string, args: string[]): { file: string; args: string[] }
}

/** Choose the user: ourselves, or as root a `rucksack` system user, else `nobody`. */
export function chooseRunner(folder: string): Runner {
  const setpriv = spawnSync('setpriv', ['--version']).status === 0
  const endWithParent = setpriv ? ['--pdeathsig', 'INT'] : []
  if (process.getuid?.() !== 0) {
    return {
      uid: null,
      gid: null,
      command: (binary, args) =>
        setpriv
          ? { file: 'setpriv', args: [...endWithParent, '--', binary, ...args] }
          : { file: binary, args },
    }
  }
  const user = systemUser()
  if (!setpriv)
    throw new Error('As root, PostgreSQL needs the `setpriv` command (util-linux) to run as another user.')
  return {
    ...user,
    command(binary, args) {
      // Walking through closed parent folders (a home with mode 0700) is all this capability is for.
      const walk = reachableByOthers(folder)
        ? []
        : ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search']
      const who = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
      return { file: 'setpriv', args: [...who, ...walk, ...endWithParent, '--', binary, ...args] }
    },
  }
}

function systemUser(): { uid: number; gid: number } {
  const known = findUser('rucksack')
  if (known) return known
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'rucksack',
  ])
  const user = findUser('rucksack') ?? findUser('nobody')
  // A uid without an entry in /etc/passwd makes initdb fail.
  if (!user)
    throw new Error('As root, PostgreSQL needs an ordinary user: `useradd --system rucksack` makes one.')
  return user
}

function findUser(name: string): { uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}
