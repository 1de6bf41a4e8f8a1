import { Navigate, Route, Routes } from 'react-router';
import { NotFound } from '../../frame/NotFound';
import AddressPage from './AddressPage';
import Addresses from './Addresses';
import ImagePage from './ami/ImagePage';
import Images from './ami/Images';
import Dashboard from './dashboard/Dashboard';
import InterfacePage from './eni/InterfacePage';
import Stale from './group/Stale';
import GroupPage from './GroupPage';
import Groups from './Groups';
import Imports from './imports/Imports';
import InstancePage from './instance/InstancePage';
import Instances from './Instances';
import Interfaces from './Interfaces';
import KeyPairs from './KeyPairs';
import Launch from './launch/Launch';
import Policies from './lifecycle/Policies';
import PolicyPage from './lifecycle/PolicyPage';
import Protection from './protection/Protection';
import RecycleBin from './recycle/RecycleBin';
import RulePage from './retention/RulePage';
import SnapshotPage from './snapshot/SnapshotPage';
import Snapshots from './snapshot/Snapshots';
import CreateTemplate from './template/CreateTemplate';
import TemplatePage from './template/TemplatePage';
import Templates from './template/Templates';
import Types from './Types';
import CreateVolume from './volume/CreateVolume';
import VolumePage from './volume/VolumePage';
import Volumes from './Volumes';

/** The pages of EC2. */
export default function Pages() {
  return (
    <Routes>
      <Route index element={<Navigate to="dashboard" replace />} />
      <Route path="dashboard" element={<Dashboard />} />
      <Route path="types" element={<Types />} />
      <Route path="instances" element={<Instances />} />
      <Route path="instances/:id" element={<InstancePage />} />
      <Route path="launch" element={<Launch />} />
      <Route path="templates" element={<Templates />} />
      <Route path="templates/create" element={<CreateTemplate />} />
      <Route path="templates/:id" element={<TemplatePage />} />
      <Route path="images" element={<Images />} />
      <Route path="images/:id" element={<ImagePage />} />
      <Route path="imports" element={<Imports />} />
      <Route path="volumes" element={<Volumes />} />
      <Route path="volumes/create" element={<CreateVolume />} />
      <Route path="volumes/:id" element={<VolumePage />} />
      <Route path="snapshots" element={<Snapshots />} />
      <Route path="snapshots/:id" element={<SnapshotPage />} />
      <Route path="lifecycle" element={<Policies />} />
      <Route path="lifecycle/:id" element={<PolicyPage />} />
      <Route path="recycle" element={<RecycleBin />} />
      <Route path="recycle/rules/:id" element={<RulePage />} />
      <Route path="protection" element={<Protection />} />
      <Route path="groups" element={<Groups />} />
      <Route path="groups/stale" element={<Stale />} />
      <Route path="groups/:id" element={<GroupPage />} />
      <Route path="keys" element={<KeyPairs />} />
      <Route path="addresses" element={<Addresses />} />
      <Route path="addresses/:id" element={<AddressPage />} />
      <Route path="interfaces" element={<Interfaces />} />
      <Route path="interfaces/:id" element={<InterfacePage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
