import { Navigate, Route, Routes } from 'react-router';
import { NotFound } from '../../frame/NotFound';
import Accounts from './Accounts';
import Invitations from './Invitations';
import NodePage from './NodePage';
import Policies from './policy/Policies';
import PolicyPage from './policy/PolicyPage';
import Services from './Services';
import Settings from './Settings';

/** The pages of Organizations. */
export default function Pages() {
  return (
    <Routes>
      <Route index element={<Navigate to="accounts" replace />} />
      <Route path="accounts" element={<Accounts />} />
      <Route path="accounts/:id" element={<NodePage />} />
      <Route path="invitations" element={<Invitations />} />
      <Route path="services" element={<Services />} />
      <Route path="policies" element={<Policies />} />
      <Route path="policies/:id" element={<PolicyPage />} />
      <Route path="settings" element={<Settings />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
