import { Navigate, Route, Routes } from 'react-router';
import { NotFound } from '../../frame/NotFound';
import CreateVpc from './CreateVpc';
import Gateways from './Gateways';
import NatGateways from './NatGateways';
import Reachability from './reachability/Reachability';
import RouteTables from './RouteTables';
import RouteTablePage from './RouteTablePage';
import Subnets from './Subnets';
import VpcPage from './VpcPage';
import Vpcs from './Vpcs';

/** The pages of VPC. */
export default function Pages() {
  return (
    <Routes>
      <Route index element={<Navigate to="vpcs" replace />} />
      <Route path="vpcs" element={<Vpcs />} />
      <Route path="vpcs/:id" element={<VpcPage />} />
      <Route path="create" element={<CreateVpc />} />
      <Route path="subnets" element={<Subnets />} />
      <Route path="routes" element={<RouteTables />} />
      <Route path="routes/:id" element={<RouteTablePage />} />
      <Route path="gateways" element={<Gateways />} />
      <Route path="reachability" element={<Reachability />} />
      <Route path="nat" element={<NatGateways />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
