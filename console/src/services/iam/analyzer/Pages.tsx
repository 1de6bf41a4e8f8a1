import { Route, Routes } from 'react-router';
import { NotFound } from '../../../frame/NotFound';
import AnalyzerPage from './AnalyzerPage';
import Analyzers from './Analyzers';
import FindingPage from './FindingPage';
import Findings from './Findings';

/** The pages of Access Analyzer, with a client of their own that the rest of IAM does without. */
export default function Pages() {
  return (
    <Routes>
      <Route index element={<Findings />} />
      <Route path="findings/:id" element={<FindingPage />} />
      <Route path="analyzers" element={<Analyzers />} />
      <Route path="analyzers/:name" element={<AnalyzerPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
