import type { Service } from '../frame/service';
import { account } from './account';
import { cloudtrail } from './cloudtrail';
import { ec2 } from './ec2';
import { iam } from './iam';
import { organizations } from './organizations';
import { s3 } from './s3';
import { vpc } from './vpc';

/** The services of the console, in the order they are shown. A service is a folder beside this file and a line here. */
export const SERVICES: readonly Service[] = [s3, ec2, vpc, iam, cloudtrail, organizations, account];
