import { Navigate, Route, Routes } from 'react-router';
import { NotFound } from '../../frame/NotFound';
import EventHistory from './EventHistory';
import TrailPage from './trail/TrailPage';
import Trails from './Trails';

/** The pages of CloudTrail. */
export default function Pages() {
  return (
    <Routes>
      <Route index element={<Navigate to="events" replace />} />
      <Route path="events" element={<EventHistory />} />
      <Route path="trails" element={<Trails />} />
      <Route path="trails/details" element={<TrailPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
