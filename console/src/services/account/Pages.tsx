import { Navigate, Route, Routes } from 'react-router';
import { NotFound } from '../../frame/NotFound';
import AccountPage from './AccountPage';
import RegionsPage from './RegionsPage';

/** The pages of the account. */
export default function Pages() {
  return (
    <Routes>
      <Route index element={<Navigate to="home" replace />} />
      <Route path="home" element={<AccountPage />} />
      <Route path="regions" element={<RegionsPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
