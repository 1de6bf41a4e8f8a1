"""EC2's data source, without its look for the firmware of EC2's own hosts: a machine of this image always runs in such a cloud."""

from cloudinit import sources
from cloudinit.sources import DataSourceEc2 as ec2


class DataSourceEc2(ec2.DataSourceEc2):
    @property
    def cloud_name(self):
        return ec2.CloudNames.AWS


def get_datasource_list(depends):
    wanted = (sources.DEP_FILESYSTEM, sources.DEP_NETWORK)
    return sources.list_from_depends(depends, [(DataSourceEc2, wanted)])
