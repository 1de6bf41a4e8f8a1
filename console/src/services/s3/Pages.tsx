import { Navigate, Route, Routes } from 'react-router';
import { NotFound } from '../../frame/NotFound';
import BucketPage from './BucketPage';
import Buckets from './Buckets';
import CreateBucket from './CreateBucket';
import ObjectPage from './ObjectPage';
import { UploadNotices } from './UploadNotices';
import UploadsPage from './UploadsPage';

/** The pages of S3. */
export default function Pages() {
  return (
    <>
      <UploadNotices />
      <Routes>
        <Route index element={<Navigate to="buckets" replace />} />
        <Route path="buckets" element={<Buckets />} />
        <Route path="create" element={<CreateBucket />} />
        <Route path="uploads" element={<UploadsPage />} />
        <Route path="buckets/:bucket" element={<BucketPage />} />
        <Route path="object/:bucket" element={<ObjectPage />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </>
  );
}
