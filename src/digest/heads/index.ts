export { type ChainHead, headName, headOf } from './chain-head.js';
