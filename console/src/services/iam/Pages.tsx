import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { NotFound } from '../../frame/NotFound';
import AccountSettings from './AccountSettings';
import CertificatePage from './certificate/CertificatePage';
import Certificates from './certificate/Certificates';
import CreateGroup from './CreateGroup';
import CreatePolicy from './CreatePolicy';
import CreateRole from './CreateRole';
import CreateUser from './CreateUser';
import Dashboard from './Dashboard';
import GroupPage from './GroupPage';
import Groups from './Groups';
import MyCredentials from './MyCredentials';
import Policies from './Policies';
import PolicyPage from './PolicyPage';
import ProviderPage from './provider/ProviderPage';
import Providers from './provider/Providers';
import CredentialReport from './report/CredentialReport';
import OrganizationActivity from './report/OrganizationActivity';
import RolePage from './RolePage';
import Roles from './Roles';
import Simulator from './simulate/Simulator';
import UserPage from './UserPage';
import Users from './Users';

const AnalyzerPages = lazy(() => import('./analyzer/Pages'));

/** The pages of IAM. */
export default function Pages() {
  return (
    <Routes>
      <Route index element={<Navigate to="home" replace />} />
      <Route path="home" element={<Dashboard />} />
      <Route path="users" element={<Users />} />
      <Route path="users/create" element={<CreateUser />} />
      <Route path="users/details/:name" element={<UserPage />} />
      <Route path="groups" element={<Groups />} />
      <Route path="groups/create" element={<CreateGroup />} />
      <Route path="groups/details/:name" element={<GroupPage />} />
      <Route path="roles" element={<Roles />} />
      <Route path="roles/create" element={<CreateRole />} />
      <Route path="roles/details/:name" element={<RolePage />} />
      <Route path="policies" element={<Policies />} />
      <Route path="policies/create" element={<CreatePolicy />} />
      <Route path="policies/details" element={<PolicyPage />} />
      <Route path="identity_providers" element={<Providers />} />
      <Route path="identity_providers/details" element={<ProviderPage />} />
      <Route path="server_certificates" element={<Certificates />} />
      <Route path="server_certificates/details/:name" element={<CertificatePage />} />
      <Route path="access_analyzer/*" element={<AnalyzerPages />} />
      <Route path="credential_report" element={<CredentialReport />} />
      <Route path="organization_activity" element={<OrganizationActivity />} />
      <Route path="account_settings" element={<AccountSettings />} />
      <Route path="simulator" element={<Simulator />} />
      <Route path="security_credentials" element={<MyCredentials />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
