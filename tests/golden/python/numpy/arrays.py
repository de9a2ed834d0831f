"""What NumPy prints: ../../../unit/python/packages.test.ts compares it with what this page's numpy prints."""

import numpy as np
np.random.seed(0)
a=np.random.randn(3,4)
print(a); print(repr(a)); print(a.T[0], a.mean(), a.std(axis=0), a.sum(1,keepdims=True))
print(a.astype(np.float32)); print(repr(a.astype('float32')))
print(np.array([1e-5,1.0]), np.array([1e10,1]), np.array([0.001,100.]), np.array([1.,2.5,np.nan,np.inf,-np.inf]))
print(repr(np.arange(1001)), np.arange(5000).reshape(50,100))
print(np.arange(0,1,0.1), np.linspace(0,1,7), np.zeros((2,3)), np.ones(3,dtype=int), np.eye(2))
b=np.arange(12).reshape(3,4); r=b[1]; r[:]=0; print(b); b[:,0]+=5; print(b, b[b>5], b[[0,2]], b[[0,1],[1,2]], b[:,[0,1]], b[::2,::-1])
b.T[0]=9; print(b); c=b.reshape(-1); c[0]=77; print(b[0,0]); v=b[:,1:3]; v*=2; print(b)
print(np.float32(0.1), np.float64(0.1), repr(np.float32(1/3)), np.float32(0.1)+0.2, type(np.float64(1)*2).__name__, (np.ones(2).mean()*2).item())
print(np.array([1,2])*0.5, np.array([1,2],dtype=np.float32)*0.1, (np.array([1,2],dtype=np.float32)*np.array([1,2])).dtype, np.array([True,False])+1, np.uint8(250)+np.array([10],dtype=np.uint8))
print(np.histogram([1,2,2,3],bins=3), np.histogram([1,2,2,3],bins=2,density=True), np.unique([3,1,1],return_counts=True))
print(np.concatenate([np.ones((2,1)),np.zeros((2,2))],axis=1), np.stack([np.arange(3),np.arange(3)],axis=1), np.vstack([[1,2],[3,4]]), np.hstack([[1],[2,3]]))
print(np.where(np.array([1,-1])>0,1.0,0.0), np.argmax(a,axis=1), np.argsort([3,1,2]), np.cumsum([[1,2],[3,4]],axis=1), np.median([1,2,3,4]), np.percentile([1,2,3],[25,50]))
print(np.log(0.5), np.sqrt(2), np.log10(100), np.isclose(1,1+1e-9), np.allclose([1],[1.1]), np.round(2.567,2), np.round(np.array([0.5,1.5,2.5])))
print(np.random.rand(2), np.random.randint(0,10,5), np.random.choice(5,3), np.random.choice(['a','b'],2), np.random.permutation(4), np.random.normal(0,1,2), np.random.uniform(-1,1,2))
print(a @ a.T, np.dot([1,2],[3,4]), np.outer([1,2],[1,2]), a[None].shape, a[:,None,:].shape, a[...,0])
print(np.array(['a','bc']), repr(np.array(['a','bc'])), np.array([[True,False]]), repr(np.array([])), repr(np.array([1],dtype=np.int32)), repr(np.zeros((0,3))))
print(np.array([1000000.0,0.5]), np.array([123456.789]), np.array([0.1+0.2]), np.array([1/3]), np.array([-1.5,2]), np.array([0.0,-0.0]), np.array([1e-300]))
print(repr(np.random.rand(20)), repr(np.float64(3)), np.array(3.0), repr(np.array(3)), np.array([1.0]).item(), np.arange(3.))
print(np.clip([1,5,9],2,6), np.abs([-1,2]), np.maximum([1,2],[2,1]), np.sign([-2.,0,3]), np.diff([1,4,9]), np.tile([1,2],2), np.repeat([1,2],2), np.meshgrid([1,2],[3,4]))
x=np.random.rand(1000)-0.5; print(x, x.sum(), x.mean(), x.var(), x.std(ddof=1), x.min(), x.max())
y=x.astype(np.float32); print(y.sum(), y.mean(), y.std(), y[:5])
print(np.triu(np.ones((3,3))), np.any([0,1]), np.all([0,1]), np.linalg.norm([3,4]), np.corrcoef([1,2,3],[1,2,4]), np.bincount([0,1,1]), np.nonzero([0,1,2]))
for c in ["np.array([[1,2],[3]])","np.ones(2)+np.ones(3)","np.ones((2,2))[5]","np.ones(2)[1,1]","bool(np.ones(2))","np.ones((2,3)).reshape(4)","np.ones((2,3))@np.ones((2,3))","np.array([1,2])/0","np.array([1,2])**-1","np.zeros(3)[[0,5]]","np.max([])","float(np.ones(2))","np.concatenate([np.ones((2,2)),np.ones(2)])","np.ones(3).mean(axis=1)"]:
    try: print(c, '->', repr(eval(c)))
    except BaseException as e: print(c, '!!', type(e).__name__, e)
i=np.array([1,2,3]); 
try: i+=0.5
except Exception as e: print(e)
i[0]=7.9; print(i, i.dtype, i/2, i//2, i%2, i**2, -i, ~i, 2**i, 1/i)
d={k:v for k,v in zip('ab',np.arange(2))}; print(d, [np.float32(1.5)], f"{np.float32(0.1):.3f} {a[0,0]:.2f}", np.arange(4)[::-1].tolist(), list(np.arange(2)))
print(np.set_printoptions(precision=3), a); np.set_printoptions(precision=8, suppress=True); print(np.array([1e-5,100.])); 
np.set_printoptions(precision=8, suppress=False)
