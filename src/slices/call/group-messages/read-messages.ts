/** What pages ask of messages to groups. */
export {
  selectMessage as findMessage,
  selectMessages as listMessages,
  selectReceivers as listReceivers,
  selectWhatsApp as listWhatsApp,
} from './message-store.ts';
