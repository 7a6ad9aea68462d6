/** The screens beside selling for cash, in one file of the built program. */
export { CloseShift } from './CloseShift.tsx';
export { Device } from './Device.tsx';
export { Discount } from './Discount.tsx';
export { HandOver } from './HandOver.tsx';
export { Held } from './Held.tsx';
export { Line } from './Line.tsx';
export { MoveCash } from './MoveCash.tsx';
export { Other } from './Other.tsx';
export { OtherReceipt } from './OtherReceipt.tsx';
export { Qris } from './Qris.tsx';
export { Recap } from './Recap.tsx';
export { Refund } from './Refund.tsx';
export { SaleReceipt } from './SaleReceipt.tsx';
export { Sales } from './Sales.tsx';
export { SignOut } from './SignOut.tsx';
export { Split } from './Split.tsx';
