import { Navigate, Route, Routes } from 'react-router';
import { NotFound } from '../../frame/NotFound';
import BucketPage from './BucketPage';
import Buckets from './Buckets';
import CreateBucket from './CreateBucket';
import ObjectPage from './ObjectPage';
import TransferForm from './transfer/TransferForm';
import { TransferNotices } from './transfer/TransferNotices';
import TransferPage from './transfer/TransferPage';
import { UploadNotices } from './UploadNotices';
import UploadsPage from './UploadsPage';

/** The pages of S3. */
export default function Pages() {
  return (
    <>
      <UploadNotices />
      <TransferNotices />
      <Routes>
        <Route index element={<Navigate to="buckets" replace />} />
        <Route path="buckets" element={<Buckets />} />
        <Route path="create" element={<CreateBucket />} />
        <Route path="uploads" element={<UploadsPage />} />
        <Route path="copy/:bucket" element={<TransferForm />} />
        <Route path="move/:bucket" element={<TransferForm move />} />
        <Route path="transfers/:id" element={<TransferPage />} />
        <Route path="buckets/:bucket" element={<BucketPage />} />
        <Route path="object/:bucket" element={<ObjectPage />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </>
  );
}
