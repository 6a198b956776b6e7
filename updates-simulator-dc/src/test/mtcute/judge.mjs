// Logs in as a bot, waits for COUNT different texts, sends one, and prints what happened.
// Usage: node judge.mjs HOST PORT KEY.pem TOKEN COUNT
import { readFileSync } from 'node:fs'

import { MemoryStorage } from '@mtcute/core'
import { addPublicKey } from '@mtcute/core/utils.js'
import { TelegramClient } from '@mtcute/node'
import { NodeCryptoProvider } from '@mtcute/node/utils.js'

const [host, port, keyFile, token, count] = process.argv.slice(2)
const dataCenter = { id: 2, ipAddress: host, port: Number(port) }

const crypto = new NodeCryptoProvider()
await crypto.initialize()
addPublicKey(crypto, readFileSync(keyFile, 'utf8'))

const client = new TelegramClient({
  apiId: 1,
  apiHash: 'hash',
  crypto,
  storage: new MemoryStorage(),
  defaultDcs: { main: dataCenter, media: dataCenter },
  logLevel: Number(process.env.MTCUTE_LOG ?? 2),
})

const texts = []
const complete = new Promise((resolve) => {
  client.onNewMessage.add((message) => {
    texts.push(message.text)
    if (new Set(texts).size === Number(count)) resolve()
  })
})
const self = await client.start({ botToken: token })
await complete
const peer = { _: 'inputPeerUser', userId: 777, accessHash: 7770 }
const sent = await client.sendText(peer, 'hello from mtcute')
console.log(JSON.stringify({ self: self.id, texts, sent: sent.text }))
await client.destroy()
// idle timers of the library would keep the process alive
process.exit(0)
