import ipaddr from 'ipaddr.js'

/** Whether an IP address is one that anybody on the internet could reach; everything else is refused. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  if (address.kind() === 'ipv4') return true
  // Addresses that carry an IPv4 address inside lead where that one leads (6to4, NAT64, Teredo are not `unicast` above).
  return !text.toLowerCase().startsWith('64:ff9b')
}
