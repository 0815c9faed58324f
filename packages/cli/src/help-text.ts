/** What `rucksack help` prints. */
export const helpText = `rucksack: read, check and make Open Badges

  verify <file | address | ->   Judge a badge: PNG, SVG, JSON, JWT or a web address
      --recipient <address>     also check that it is for this address (may be repeated)
      --json                    print the whole report
      Ends with 0 for a valid badge, 1 for an invalid one, 2 when it could not tell.

  unbake <picture>              Print the badge that a PNG or SVG carries
      --out <file>              write it to a file

  bake <picture> <badge>        Put a badge (JSON or JWT) into a PNG or SVG
      --out <file>              where to; otherwise beside the picture as <name>-baked

On the server of a host:

  login-link <email>            A link that signs somebody in
  token create --email <email> --scopes <scopes>
  user reset <email>

Ends with 3 when a command could not be carried out.`
