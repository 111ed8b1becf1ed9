// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An MQTT broker on WebSocket and TCP: node broker.js [port [certificate key]]. Binds to loopback only;
// port 0 or none takes a free one for ws, TCP and wss (with a certificate) always do. Writes
// "listening <ws> <tcp> <wss or 0>" once ready, then a JSON line per message that a client publishes.
// Ends with its standard input, so that it never outlives the test.
// Paths that misbehave: /plain picks no sub-protocol, /text sends a text frame, /away closes at once.
'use strict'

const fs = require('fs')
const http = require('http')
const https = require('https')
const net = require('net')
const aedes = require('aedes')()
const { WebSocketServer, createWebSocketStream } = require('ws')

const [port, certificate, key] = process.argv.slice(2)

function onConnection (socket, request) {
  if (request.url === '/text') return socket.send('hello')
  if (request.url === '/away') return socket.close(1001, 'maintenance')
  const stream = createWebSocketStream(socket)
  stream.on('error', () => {}) // a client that went away
  aedes.handle(stream)
}

function serveWebSockets (server) {
  new WebSocketServer({
    server,
    handleProtocols: (protocols, request) =>
      (request.url !== '/plain' && protocols.has('mqtt') ? 'mqtt' : false)
  }).on('connection', onConnection)
  return server
}

function listen (server, port) {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve(server.address().port))
  })
}

aedes.on('publish', (packet, client) => {
  if (!client) return
  console.log(JSON.stringify({
    topic: packet.topic,
    qos: packet.qos,
    retain: packet.retain,
    payload: packet.payload.toString()
  }))
})
async function main () {
  const plain = await listen(serveWebSockets(http.createServer()), Number(port || 0))
  const tcp = await listen(net.createServer(aedes.handle), 0)
  const secure = certificate
    ? await listen(serveWebSockets(https.createServer({
      cert: fs.readFileSync(certificate), key: fs.readFileSync(key)
    })), 0)
    : 0
  console.log(`listening ${plain} ${tcp} ${secure}`)
}
main()
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
