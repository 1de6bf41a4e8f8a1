import { Navigate, Route, Routes } from 'react-router';
import { NotFound } from '../../frame/NotFound';
import AclPage from './acl/AclPage';
import Acls from './acl/Acls';
import CreateVpc from './CreateVpc';
import OptionSetPage from './dhcp/OptionSetPage';
import OptionSets from './dhcp/OptionSets';
import CreateEndpoint from './endpoint/CreateEndpoint';
import EndpointPage from './endpoint/EndpointPage';
import Endpoints from './endpoint/Endpoints';
import EgressGatewayPage from './egress/EgressGatewayPage';
import EgressGateways from './egress/EgressGateways';
import GatewayPage from './GatewayPage';
import Gateways from './Gateways';
import NatGateways from './nat/NatGateways';
import NatPage from './nat/NatPage';
import PeeringPage from './peering/PeeringPage';
import Peerings from './peering/Peerings';
import PrefixListPage from './prefix/PrefixListPage';
import PrefixLists from './prefix/PrefixLists';
import Reachability from './reachability/Reachability';
import RouteTables from './table/RouteTables';
import RouteTablePage from './table/RouteTablePage';
import SubnetPage from './subnet/SubnetPage';
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
      <Route path="subnets/:id" element={<SubnetPage />} />
      <Route path="routes" element={<RouteTables />} />
      <Route path="routes/:id" element={<RouteTablePage />} />
      <Route path="gateways" element={<Gateways />} />
      <Route path="gateways/:id" element={<GatewayPage />} />
      <Route path="egress" element={<EgressGateways />} />
      <Route path="egress/:id" element={<EgressGatewayPage />} />
      <Route path="reachability" element={<Reachability />} />
      <Route path="nat" element={<NatGateways />} />
      <Route path="nat/:id" element={<NatPage />} />
      <Route path="acls" element={<Acls />} />
      <Route path="acls/:id" element={<AclPage />} />
      <Route path="peerings" element={<Peerings />} />
      <Route path="peerings/:id" element={<PeeringPage />} />
      <Route path="endpoints" element={<Endpoints />} />
      <Route path="endpoints/create" element={<CreateEndpoint />} />
      <Route path="endpoints/:id" element={<EndpointPage />} />
      <Route path="dhcp" element={<OptionSets />} />
      <Route path="dhcp/:id" element={<OptionSetPage />} />
      <Route path="prefixes" element={<PrefixLists />} />
      <Route path="prefixes/:id" element={<PrefixListPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
