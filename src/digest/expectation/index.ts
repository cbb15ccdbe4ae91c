export {
  type Expectation,
  type ExpectationScope,
  type ExpectedPlace,
  readExpectation,
} from './expected-places.js';
export { reportForeign, reportSilence, type SilenceReporting } from './report-silence.js';
